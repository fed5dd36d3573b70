namespace Phasa.Translation.Checks;

/// <summary>One question put to a translation before it is accepted. Implementations are stateless and thread-safe.</summary>
public interface ITranslationCheck
{
    /// <summary>What is wrong with <paramref name="output"/> as a translation of <paramref name="source"/>; null when nothing is.</summary>
    CheckFinding? Check(LanguagePair pair, string source, string output);
}
