namespace Phasa.Training.Corpus;

/// <summary>All segments of a folder, cut into what is learnt from, chosen by and reported on.</summary>
internal sealed class TrainingCorpus
{
    private TrainingCorpus(IReadOnlyList<Source> sources, List<Segment> training, List<Segment> development, List<Segment> test)
    {
        Sources = sources;
        Training = training;
        Development = development;
        Test = test;
    }

    public IReadOnlyList<Source> Sources { get; }

    public IReadOnlyList<Segment> Training { get; }

    public IReadOnlyList<Segment> Development { get; }

    public IReadOnlyList<Segment> Test { get; }

    /// <summary>Reads every segment file of a folder, in the order of their names.</summary>
    /// <exception cref="InvalidDataException">There is none, or one cannot be read.</exception>
    public static TrainingCorpus Read(string folder)
    {
        var files = Directory.EnumerateFiles(folder).Where(IsSegmentFile).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
        {
            throw new InvalidDataException($"There is no *.tsv or *.tsv.zst in '{folder}'.");
        }

        var sources = files.Select(f => Source.Named(Path.GetFileName(f).Split('.')[0])).ToList();
        var parts = Enumerable.Range(0, 3).Select(_ => new List<Segment>()).ToArray();
        HashSet<string> seen = [];
        for (var i = 0; i < files.Count; i++)
        {
            foreach (var segment in SegmentFile.Read(files[i], i))
            {
                if (seen.Add(string.Join('\t', segment.Texts)))
                {
                    parts[(int)Split.PartOf(sources[i].Name, segment.Line)].Add(segment);
                }
            }
        }

        var training = parts[(int)SplitPart.Training];
        return new(sources, training,
            Split.WithoutKnown(parts[(int)SplitPart.Development], training),
            Split.WithoutKnown(parts[(int)SplitPart.Test], training.Concat(parts[(int)SplitPart.Development])));
    }

    private static bool IsSegmentFile(string path) =>
        path.EndsWith(".tsv", StringComparison.Ordinal) || path.EndsWith(".tsv.zst", StringComparison.Ordinal);
}
