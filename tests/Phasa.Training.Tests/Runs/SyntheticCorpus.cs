using System.Text;

namespace Phasa.Training.Tests.Runs;

/// <summary>
/// A made-up language pair with a word-for-word dictionary: sentences of drawn words in English-like and in Lao-like
/// letters. What can be learnt of it is known.
/// </summary>
internal sealed class SyntheticCorpus : IDisposable
{
    private const int Words = 80, Sentences = 6000;

    public SyntheticCorpus()
    {
        Random random = new(11);
        var dictionary = Enumerable.Range(0, Words).Select(_ => (Word(random, "abcdefghijklmnoprstuvw", 6), Word(random, "ກຂຄງຈສຊຍດຕຖທນບປຜພຟມ", 4))).ToArray();
        StringBuilder file = new("en\tlo\tth\n");
        for (var i = 0; i < Sentences; i++)
        {
            var words = Enumerable.Range(0, 5).Select(_ => dictionary[random.Next(Words)]).ToArray();
            file.AppendLine($"{string.Join(' ', words.Select(w => w.Item1))}\t{string.Concat(words.Select(w => w.Item2))}\t");
        }

        File.WriteAllText(Path.Combine(Folder, "made_up.tsv"), file.ToString());
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("phasa-corpus-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Word(Random random, string letters, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => letters[random.Next(letters.Length)]));
}
