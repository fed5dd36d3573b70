namespace Phasa.TestSupport.Clusters;

/// <summary>What a run over several processes did and saw.</summary>
/// <param name="Seed">The seed of its random choices.</param>
/// <param name="Documents">Documents in all.</param>
/// <param name="Kills">Processes ended by SIGKILL.</param>
/// <param name="Pauses">Processes that stood still (SIGSTOP) for longer than their leases.</param>
/// <param name="Acknowledged">Writes and deletions that were answered.</param>
/// <param name="SentAgain">Those that had to be sent more than once, because a process was killed before it answered.</param>
/// <param name="SearchesChecked">Searches on a random server right after a write on another, each compared with everything acknowledged in its group.</param>
/// <param name="SearchesLost">Searches that a kill left without an answer.</param>
/// <param name="DocumentsRead">Documents read with all passages and translations and compared with what was acknowledged.</param>
/// <param name="MachineTranslations">Passages translated, by the database's own record.</param>
/// <param name="TranslatedTwice">Of these, passages whose same text was written a second time in a language. Must be 0.</param>
/// <param name="LeasedAgain">Jobs ended after more than one lease: a worker was killed, or stood still and came too late.</param>
public sealed record ClusterReport(
    int Seed,
    int Documents,
    int Kills,
    int Pauses,
    int Acknowledged,
    int SentAgain,
    int SearchesChecked,
    int SearchesLost,
    int DocumentsRead,
    long MachineTranslations,
    long TranslatedTwice,
    long LeasedAgain);
