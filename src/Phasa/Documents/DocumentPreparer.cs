using System.Text;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Ingestion;
using Phasa.Ingestion.Alignment;
using Phasa.Ingestion.Passages;
using Phasa.Ingestion.Structures;
using Phasa.Languages;

namespace Phasa.Documents;

/// <summary>Reads what an owner hands over into passages and checks that it can be indexed truthfully. Thread-safe.</summary>
public sealed class DocumentPreparer(
    StructureParsers parsers, PassageSplitters splitters, TranslationAligner aligner, RowFactory rows, QueryLanguageResolver languages)
{
    /// <summary>Enough of a text to tell its language; more would only take time.</summary>
    private const int SampleLength = 4000;

    /// <summary>A passage with fewer letters keeps its document's language: a few product names do not make it English.</summary>
    private const int MinLettersForOwnLanguage = 80;

    /// <summary>Checks that people can ask in a language and that it is not the document's own.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.LanguageNotInCollection"/> or <see cref="ErrorCodes.InvalidRequest"/>.</exception>
    public static void RequireTarget(Collection collection, LanguageTag source, LanguageTag target)
    {
        if (!collection.Languages.Contains(target))
        {
            throw new PhasaException(
                ErrorCodes.LanguageNotInCollection,
                $"Collection '{collection.Name}' has {string.Join(", ", collection.Languages)}, not {target}.");
        }

        if (source == target)
        {
            throw new PhasaException(
                ErrorCodes.InvalidRequest,
                $"The document is written in {source}; a translation into {target} would stand beside it.",
                "Send the text as the document itself, or name the right language.");
        }
    }

    /// <summary>Brings a text into the form in which texts are stored.</summary>
    /// <param name="text">The text.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ZawgyiText"/>, or <see cref="ErrorCodes.InvalidRequest"/> when nothing is left.</exception>
    public static string Clean(string text, string what)
    {
        RefuseZawgyi(text, what);
        var clean = TextNormalizer.Normalize(text).Trim();
        return clean.Length > 0 ? clean : throw new PhasaException(ErrorCodes.InvalidRequest, $"There is no text in {what}.");
    }

    /// <summary>Reads a document.</summary>
    /// <exception cref="PhasaException">The document is not acceptable.</exception>
    internal PreparedDocument Prepare(Collection collection, EmbeddingModel model, DocumentInput input)
    {
        DocumentValidation.Validate(input);
        RefuseZawgyi(input.Text, $"document '{input.Id}'");
        var structure = parsers.Parse(input.Format, input.Text);
        var title = TextNormalizer.Normalize(input.Title ?? structure.Title ?? input.Id);
        var language = input.Language ?? languages.Resolve(null, Sample(title, structure), collection.Languages).Language;
        var drafts = Split(model, structure, title);
        if (drafts.Count == 0)
        {
            throw new PhasaException(ErrorCodes.EmptyDocument, $"Document '{input.Id}' has no text.");
        }

        var aligned = input.Translations.ToDictionary(t => t.Key, t => Align(collection, input, language, structure, drafts, t.Key, t.Value));
        return new(
            input,
            title,
            language,
            ContentHash.OfDocument(title, language.Value, input.Format.ToString(), input.Text, input.Metadata),
            [.. drafts.Select((d, i) => Passage(collection, input, language, d, i, aligned))],
            aligned.Where(a => a.Value.Title is not null).ToDictionary(a => a.Key, a => a.Value.Title!));
    }

    private IReadOnlyList<PassageDraft> Split(EmbeddingModel model, DocumentStructure structure, string title)
    {
        var line = rows.TitleLine(model, title);
        return splitters.For(model).Split(structure, line.Length == 0 ? 0 : model.Tokens.Count(line) + 1);
    }

    private AlignedTranslation Align(
        Collection collection, DocumentInput input, LanguageTag source, DocumentStructure structure, IReadOnlyList<PassageDraft> drafts, LanguageTag language, TranslationInput translation)
    {
        RequireTarget(collection, source, language);
        RefuseZawgyi(translation.Text, $"the {language} translation of document '{input.Id}'");
        var translated = parsers.Parse(input.Format, translation.Text);
        var title = translation.Title ?? translated.Title;
        return new(title is null ? null : TextNormalizer.Normalize(title), aligner.Align(structure, drafts, translated));
    }

    private PreparedPassage Passage(
        Collection collection, DocumentInput input, LanguageTag language, PassageDraft draft, int index, Dictionary<LanguageTag, AlignedTranslation> aligned) => new(
        input.Language ?? LanguageOf(draft.Text, language, collection.Languages),
        draft.Heading,
        draft.Text,
        ContentHash.OfPassage(draft.Heading, draft.Text),
        aligned
            .Where(a => a.Value.Passages[index] is not null)
            .ToDictionary(a => a.Key, a => new PassageTranslation(a.Value.Passages[index]!.Heading, a.Value.Passages[index]!.Text)));

    private LanguageTag LanguageOf(string passage, LanguageTag document, IReadOnlyList<LanguageTag> candidates)
    {
        if (Scripts.Of(passage).Letters < MinLettersForOwnLanguage)
        {
            return document;
        }

        var found = languages.Resolve(null, passage, candidates);
        return found.Source == LanguageSource.Default ? document : found.Language;
    }

    private static string Sample(string title, DocumentStructure structure)
    {
        var sample = new StringBuilder(title);
        foreach (var block in structure.Blocks.TakeWhile(_ => sample.Length < SampleLength))
        {
            sample.Append('\n').Append(block.Text.AsSpan(0, Math.Min(block.Text.Length, SampleLength)));
        }

        return sample.ToString();
    }

    private static void RefuseZawgyi(string text, string what)
    {
        if (ZawgyiDetector.IsZawgyi(text))
        {
            throw new PhasaException(ErrorCodes.ZawgyiText, $"The text of {what} is Burmese in Zawgyi encoding.");
        }
    }

    private sealed record AlignedTranslation(string? Title, IReadOnlyList<PassageText?> Passages);
}
