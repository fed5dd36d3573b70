namespace Phasa.Training.Corpus;

/// <summary>What a segment is used for.</summary>
internal enum SplitPart
{
    /// <summary>Learnt from.</summary>
    Training,

    /// <summary>Chosen by: settings are compared on it.</summary>
    Development,

    /// <summary>Reported on, once all is chosen.</summary>
    Test,
}
