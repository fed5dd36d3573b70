namespace Phasa.Translation.Checks;

/// <summary>One question put to a translation before it is accepted. Implementations are thread-safe.</summary>
public interface ITranslationCheck
{
    /// <summary>The check's name, as the documentation lists it.</summary>
    string Name { get; }

    /// <summary>What is wrong with <paramref name="output"/> as a translation of <paramref name="source"/>; null when nothing is.</summary>
    CheckFinding? Check(LanguagePair pair, string source, string output);

    /// <summary>Is told of a translation that every check accepted, so that a check may know its pairs better.</summary>
    void Accepted(LanguagePair pair, string source, string output)
    {
    }
}
