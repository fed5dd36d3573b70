using Phasa.Training.Runs;

namespace Phasa.Training.Batches;

/// <summary>Draws the batch of each step, the same for the same seed and step.</summary>
/// <param name="texts">The texts.</param>
/// <param name="pools">What batches are drawn from.</param>
/// <param name="secondWorld">What every other batch, about, is drawn from, to be learnt in the second rows; null without a second world.</param>
/// <param name="options">The run's options.</param>
internal sealed class BatchSampler(TrainingTexts texts, PairPools pools, PairPools? secondWorld, TrainingOptions options)
{
    private const int LongestPassage = 3;
    private const int Neighbourhood = 4;

    private readonly List<int> _drawn = [];
    private readonly HashSet<int> _seen = [];
    private readonly Dictionary<int, List<int>> _itemsOfText = [];
    private int _firstRow;

    /// <summary>Fills <paramref name="batch"/>.</summary>
    public void Draw(int step, Batch batch)
    {
        SeededRandom random = new(options.Seed, step);
        batch.Texts.Clear();
        batch.Alike.Clear();
        _itemsOfText.Clear();
        var isSecondWorld = secondWorld is not null && random.NextDouble() < .5;
        _firstRow = isSecondWorld ? texts.Vocabulary.Count : 0;
        var world = isSecondWorld ? secondWorld! : pools;
        var isSameLanguage = random.NextDouble() < options.SameLanguageShare;
        var pool = isSameLanguage ? world.DrawSingle(random) : world.DrawPair(random);
        var mode = DrawMode(random);
        DrawSegments(pool, random);
        var swaps = random.NextDouble() < .5;
        var (left, right) = swaps ? (pool.Second, pool.First) : (pool.First, pool.Second);
        var dropout = isSameLanguage ? .5f : options.Dropout;
        WriteSide(batch, pool, left, mode == PassageMode.Passages, dropout, random);
        WriteSide(batch, pool, right, mode != PassageMode.Segments, dropout, random);
        FindAlike(batch);
    }

    private PassageMode DrawMode(SeededRandom random)
    {
        var at = random.NextDouble();
        return at < options.PassageShare ? PassageMode.Passages
            : at < options.PassageShare + options.QueryShare ? PassageMode.QueryAndPassage
            : PassageMode.Segments;
    }

    private void DrawSegments(PairPool pool, SeededRandom random)
    {
        _drawn.Clear();
        _seen.Clear();
        var size = options.BatchSize;
        var isLocal = random.NextDouble() < options.LocalShare && pool.Segments.Length > Neighbourhood * size;
        var first = isLocal ? random.Next(pool.Segments.Length - Neighbourhood * size) : 0;
        for (var i = 0; i < size; i++)
        {
            var place = isLocal ? first + random.Next(Neighbourhood * size) : pool.Draw(random);
            if (_seen.Add(place))
            {
                _drawn.Add(place);
            }
        }
    }

    private void WriteSide(Batch batch, PairPool pool, int language, bool isPassage, float dropout, SeededRandom random)
    {
        for (var item = 0; item < _drawn.Count; item++)
        {
            var place = _drawn[item];
            // Depends on the place alone, so that both sides of a passage pair hold the same segments.
            var start = isPassage ? place - place % 2 : place;
            var end = isPassage ? Math.Min(start + 2 + place / 2 % (LongestPassage - 1), pool.Segments.Length) : start + 1;
            for (var at = start; at < end; at++)
            {
                if (at == place || texts.AreNeighbours(pool.Segments[at], pool.Segments[place]))
                {
                    Write(batch, texts.Text(pool.Segments[at], language), item, dropout, random);
                }
            }

            batch.Texts.EndRow();
        }
    }

    private void Write(Batch batch, int text, int item, float dropout, SeededRandom random)
    {
        if (!_itemsOfText.TryGetValue(text, out var items))
        {
            _itemsOfText[text] = items = [];
        }

        if (items.Count == 0 || items[^1] != item)
        {
            items.Add(item);
        }

        foreach (var row in texts[text])
        {
            if (dropout == 0 || random.NextDouble() >= dropout)
            {
                batch.Texts.Add(_firstRow + row, texts.Vocabulary.Weights[row]);
            }
        }
    }

    private void FindAlike(Batch batch)
    {
        foreach (var items in _itemsOfText.Values)
        {
            for (var i = 0; i < items.Count; i++)
            {
                for (var j = i + 1; j < items.Count; j++)
                {
                    if (items[i] != items[j])
                    {
                        batch.Alike.Add((items[i], items[j]));
                    }
                }
            }
        }
    }
}
