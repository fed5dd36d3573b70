using System.Collections;
using System.Collections.Concurrent;

namespace Phasa.Translation.Glossaries;

/// <summary>The configured glossaries. Where several hold a term for a pair, that of the more specific pair counts, then the earlier one. Thread-safe.</summary>
public sealed class Glossary
{
    private readonly IReadOnlyList<(RoutePattern Pattern, IReadOnlyList<GlossaryEntry> Entries)> _sections;
    private readonly ConcurrentDictionary<LanguagePair, IReadOnlyList<PairTerm>> _pairs = new();

    private Glossary(IReadOnlyList<(RoutePattern, IReadOnlyList<GlossaryEntry>)> sections) => _sections = sections;

    /// <summary>A glossary without terms.</summary>
    public static Glossary Empty { get; } = new([]);

    /// <summary>Whether there are no terms.</summary>
    public bool IsEmpty => _sections.Count == 0;

    /// <summary>Reads glossaries and their files.</summary>
    /// <param name="glossaries">The glossaries.</param>
    /// <param name="folder">Where relative paths of files begin.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: a term without a form, a bad pair or tag, a file that is
    /// not there; <see cref="ErrorCodes.InvalidFile"/> with the faulty lines of a file.</exception>
    public static Glossary Read(IEnumerable<GlossaryOptions> glossaries, string folder) =>
        new([.. glossaries.Select((glossary, i) => (RoutePattern.Parse(glossary.Pair), Entries(glossary, i, folder)))]);

    /// <summary>
    /// The terms of a pair that occur in a text, the longest first. Within a longer term a shorter one does not count:
    /// who asks for 'leave request' has not asked for 'request'.
    /// </summary>
    public IReadOnlyList<GlossaryTerm> Find(LanguagePair pair, string text)
    {
        var terms = _pairs.GetOrAdd(pair, TermsOf);
        if (terms.Count == 0)
        {
            return [];
        }

        var folded = TermText.Of(text);
        var taken = new BitArray(folded.Length);
        return [.. terms.Where(t => Take(folded, t, taken)).Select(t => t.Term)];
    }

    private static bool Take(string text, PairTerm term, BitArray taken)
    {
        var found = false;
        for (var at = 0; (at = TermText.Find(text, term.Source, term.Term.IsCaseSensitive, inflected: false, at)) >= 0; at += term.Source.Length)
        {
            if (!taken[at] && !taken[at + term.Source.Length - 1])
            {
                found = true;
                for (var i = at; i < at + term.Source.Length; i++)
                {
                    taken[i] = true;
                }
            }
        }

        return found;
    }

    private IReadOnlyList<PairTerm> TermsOf(LanguagePair pair) =>
    [
        .. RoutePattern.For(pair).SelectMany(p => _sections.Where(s => s.Pattern == p)).SelectMany(s => s.Entries)
            .Select(e => e.For(pair.Target)).OfType<GlossaryTerm>()
            .Select(t => new PairTerm(TermText.Of(t.Source), t))
            .DistinctBy(t => t.Term.IsCaseSensitive ? t.Source : t.Source.ToLowerInvariant())
            .OrderByDescending(t => t.Source.Length),
    ];

    private static List<GlossaryEntry> Entries(GlossaryOptions glossary, int index, string folder)
    {
        List<GlossaryEntry> entries;
        try
        {
            entries =
            [
                .. glossary.Terms.Select(t => GlossaryEntry.Of(t.Source, t.Targets, t.CaseSensitive, t.Note)),
                .. glossary.DoNotTranslate.Select(GlossaryEntry.Kept),
            ];
        }
        catch (FormatException e)
        {
            var location = $"Translation:glossaries:{index}";
            throw new PhasaException(ErrorCodes.InvalidConfiguration, $"{location}: {e.Message}.", "See docs/reference/translation-providers.md for the options there are.", e)
            { Location = location };
        }

        return string.IsNullOrWhiteSpace(glossary.File) ? entries : [.. entries, .. GlossaryFile.Read(Path.Combine(folder, glossary.File))];
    }

    private sealed record PairTerm(string Source, GlossaryTerm Term);
}
