namespace Phasa.TestSupport.Clusters;

/// <summary>What was done and seen while the server that is written to was killed and its standby promoted.</summary>
/// <param name="AcknowledgedBefore">Writes answered until it was killed.</param>
/// <param name="AcknowledgedAfter">Writes answered once the standby was promoted.</param>
/// <param name="Refused">Calls told meanwhile that the store is away and that they may be tried again.</param>
/// <param name="SearchesMeanwhile">Searches between the kill and the promotion, all of them answered in full.</param>
/// <param name="Searches">Searches in all.</param>
/// <param name="DocumentsRead">Documents read and compared with what was acknowledged.</param>
/// <param name="TranslatedTwice">Passages whose same text was translated a second time. Must be 0.</param>
public sealed record FailoverReport(
    int AcknowledgedBefore, int AcknowledgedAfter, int Refused, int SearchesMeanwhile, int Searches, int DocumentsRead, long TranslatedTwice);
