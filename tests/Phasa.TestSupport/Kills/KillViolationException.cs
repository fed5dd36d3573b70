namespace Phasa.TestSupport.Kills;

/// <summary>Something that must hold through every crash did not.</summary>
public sealed class KillViolationException(string message) : Exception(message);
