namespace Phasa.Cli.Models;

/// <summary>Whether a model can be used, as far as can be told without calling anybody.</summary>
internal enum ModelState
{
    /// <summary>It opens, and its collections lie in its space.</summary>
    Ready,

    /// <summary>It opens, but collections were embedded with a former version of it.</summary>
    Changed,

    /// <summary>It does not open.</summary>
    Unusable,

    /// <summary>Collections were embedded with it, and it is not configured any more.</summary>
    Missing,
}
