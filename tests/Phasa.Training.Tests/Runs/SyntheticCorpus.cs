using System.Text;

namespace Phasa.Training.Tests.Runs;

/// <summary>
/// A made-up language pair with a word-for-word dictionary: sentences of drawn words in English-like and in Lao-like
/// letters. What can be learnt of it is known.
/// </summary>
internal sealed class SyntheticCorpus : IDisposable
{
    private const int Words = 80, Sentences = 6000, Length = 5;
    private const string LaoLetters = "ກຂຄງຈສຊຍດຕຖທນບປຜພຟມ";

    private readonly (string English, string Lao)[] _dictionary;
    private readonly string[] _synonyms = [];

    /// <summary>Writes the corpus; a richer one has a second Lao word for everything, either of which is written, and Thai.</summary>
    public SyntheticCorpus(bool isRich = false)
    {
        Random random = new(11);
        _dictionary = [.. Enumerable.Range(0, Words).Select(_ => (Word(random, "abcdefghijklmnoprstuvw", 6), Word(random, LaoLetters, 4)))];
        string[] thai = [];
        if (isRich)
        {
            _synonyms = [.. Enumerable.Range(0, Words).Select(_ => Word(random, LaoLetters, 4))];
            thai = [.. Enumerable.Range(0, Words).Select(_ => Word(random, "กขคงจชดตถทนบปผพฟมยรล", 4))];
        }

        StringBuilder file = new("en\tlo\tth\n");
        for (var i = 0; i < Sentences; i++)
        {
            var words = Draw(random);
            var lao = words.Select(w => isRich && random.Next(2) == 1 ? _synonyms[w] : _dictionary[w].Lao);
            file.AppendLine($"{string.Join(' ', words.Select(w => _dictionary[w].English))}\t{string.Concat(lao)}\t{string.Concat(words.Select(w => isRich ? thai[w] : ""))}");
        }

        File.WriteAllText(Path.Combine(Folder, "made_up.tsv"), file.ToString());
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("phasa-corpus-").FullName;

    /// <summary>Lao sentences said once in the first words and once in the second ones: of a rich corpus.</summary>
    public IReadOnlyList<(string First, string Second)> LaoParaphrases(int count)
    {
        Random random = new(12);
        return [.. Enumerable.Range(0, count).Select(_ => Draw(random)).Select(words =>
            (string.Concat(words.Select(w => _dictionary[w].Lao)), string.Concat(words.Select(w => _synonyms[w]))))];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static int[] Draw(Random random) => [.. Enumerable.Range(0, Length).Select(_ => random.Next(Words))];

    private static string Word(Random random, string letters, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => letters[random.Next(letters.Length)]));
}
