using Phasa.Training.Corpus;
using Phasa.Training.Tests.Runs;

namespace Phasa.Training.Tests.Corpus;

/// <summary>What is reported on was not learnt.</summary>
public sealed class TrainingCorpusTests : IDisposable
{
    private readonly SyntheticCorpus _files = new();

    [Fact]
    public void Read_CutsByStretchesOfNeighbours()
    {
        var corpus = TrainingCorpus.Read(_files.Folder);
        foreach (var part in new[] { SplitPart.Training, SplitPart.Development, SplitPart.Test })
        {
            var segments = part switch { SplitPart.Training => corpus.Training, SplitPart.Development => corpus.Development, _ => corpus.Test };
            Assert.NotEmpty(segments);
            Assert.All(segments, s => Assert.Equal(part, Split.PartOf(corpus.Sources[s.Source].Name, s.Line)));
            Assert.All(segments, s => Assert.Equal(part, Split.PartOf(corpus.Sources[s.Source].Name, s.Line / 40 * 40)));
        }
    }

    [Fact]
    public void Read_LeavesOutHeldOutSegmentsOfWhichAnyTextIsLearnt()
    {
        var corpus = TrainingCorpus.Read(_files.Folder);
        var learnt = corpus.Training.SelectMany(s => s.Texts).OfType<string>().Select(Split.Key).ToHashSet();
        Assert.All(corpus.Development.Concat(corpus.Test), s => Assert.DoesNotContain(s.Texts.OfType<string>(), t => learnt.Contains(Split.Key(t))));
        var chosenBy = corpus.Development.SelectMany(s => s.Texts).OfType<string>().Select(Split.Key).ToHashSet();
        Assert.All(corpus.Test, s => Assert.DoesNotContain(s.Texts.OfType<string>(), t => chosenBy.Contains(Split.Key(t))));
    }

    [Fact]
    public void Key_OfTextsThatDifferInPunctuation_IsTheSame() => Assert.Equal(Split.Key("Cancel…"), Split.Key("cancel"));

    [Fact]
    public void Read_OfAFolderWithoutFiles_SaysSo()
    {
        var empty = Directory.CreateTempSubdirectory("phasa-");
        Assert.Throws<InvalidDataException>(() => TrainingCorpus.Read(empty.FullName));
        empty.Delete();
    }

    public void Dispose() => _files.Dispose();
}
