namespace Phasa.Calibration;

/// <summary>Which promise is kept where no cut keeps both.</summary>
public enum CutPreference
{
    /// <summary>Right documents are shown, and some wrong ones with them: τ_miss.</summary>
    Answers,

    /// <summary>Nothing rather than something wrong: τ_false-accept.</summary>
    Silence,
}
