namespace Phasa.Languages.Terms;

/// <summary>Cuts a text into the terms that a word index knows it by. Implementations are thread-safe.</summary>
public interface ITermAnalyzer
{
    /// <summary>
    /// The terms in the order of their places. The same text gives the same terms as a text and as a query, whatever its
    /// Unicode normal form, the width of its Latin letters and digits and the script of its digits.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="language">The language it is written in; words of other scripts in it are cut by their own rules.</param>
    IEnumerable<Term> Terms(string text, LanguageTag language);
}
