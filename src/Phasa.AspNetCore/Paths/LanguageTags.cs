using Phasa.Languages;

namespace Phasa.AspNetCore.Paths;

/// <summary>Language tags in requests.</summary>
internal static class LanguageTags
{
    /// <summary>A tag.</summary>
    /// <param name="text">The tag as it was sent.</param>
    /// <param name="location">Where it stands.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidLanguage"/>.</exception>
    public static LanguageTag Parse(string text, string location)
    {
        try
        {
            return LanguageTag.Parse(text);
        }
        catch (PhasaException e)
        {
            throw new PhasaException(e.Code, e.Message, e.NextStep, e) { Location = location };
        }
    }
}
