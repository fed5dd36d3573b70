using Phasa.Translation.Glossaries;

namespace Phasa.Translation.Checks;

/// <summary>
/// Puts a check's question without the names that the glossary says stay as they are: a Japanese company's name is no
/// untranslated remainder.
/// </summary>
internal sealed class KeptNamesAside(ITranslationCheck check, Glossary glossary) : ITranslationCheck
{
    /// <inheritdoc/>
    public string Name => check.Name;

    /// <inheritdoc/>
    public CheckFinding? Check(LanguagePair pair, string source, string output)
    {
        foreach (var name in glossary.Find(pair, source).Where(t => t.IsKept))
        {
            source = source.Replace(name.Source, " ", StringComparison.Ordinal);
            output = output.Replace(name.Source, " ", StringComparison.Ordinal);
        }

        return check.Check(pair, source, output);
    }
}
