namespace Phasa.Embeddings.FeatureTables.Features;

/// <summary>Writes the features of one folded text, run by run.</summary>
internal ref struct GramWriter(char[] text, FeatureBuffer buffer, bool joinsWords)
{
    private const int NoWord = -1;

    private int _lastWord = NoWord;
    private int _lastWordLength;

    /// <summary>Writes the run that begins at <paramref name="start"/>.</summary>
    /// <returns>Where the next one begins.</returns>
    public int WriteRun(int start, int end)
    {
        var kind = UnitKinds.Of(text[start]);
        var next = start + 1;
        switch (kind)
        {
            case UnitKind.Space:
                return next;
            case UnitKind.Separator:
                _lastWord = NoWord;
                return next;
            case UnitKind.Thai or UnitKind.Lao or UnitKind.Khmer or UnitKind.Burmese or UnitKind.Han:
                _lastWord = NoWord;
                return WriteUnits(kind, start, end);
        }

        while (next < end && UnitKinds.Of(text[next]) == kind)
        {
            next++;
        }

        WriteWord(kind, start, next - start);
        return next;
    }

    private void WriteWord(UnitKind kind, int start, int length)
    {
        buffer.UnitCount++;
        var word = text.AsSpan(start, length);
        buffer.Add(FeatureHash.Finish(FeatureHash.Step(FeatureHash.Start(kind == UnitKind.Number ? FeatureSort.Number : FeatureSort.Word), word)),
            kind == UnitKind.Number ? FeatureSort.Number : FeatureSort.Word);
        switch (kind)
        {
            case UnitKind.Word:
                if (length > 3)
                {
                    WriteFramedGrams(word);
                }

                JoinWithLast(start, length);
                break;
            case UnitKind.Katakana when length > 2:
                WriteGrams(word, 2, 4);
                break;
            case UnitKind.Hangul:
                WriteGrams(word, 1, 3);
                break;
        }
    }

    private void JoinWithLast(int start, int length)
    {
        if (joinsWords && _lastWord != NoWord)
        {
            var state = FeatureHash.Step(FeatureHash.Start(FeatureSort.WordPair), text.AsSpan(_lastWord, _lastWordLength));
            state = FeatureHash.Step(FeatureHash.Step(state, ' '), text.AsSpan(start, length));
            buffer.Add(FeatureHash.Finish(state), FeatureSort.WordPair);
        }

        (_lastWord, _lastWordLength) = (start, length);
    }

    private readonly void WriteGrams(ReadOnlySpan<char> word, int shortest, int longest)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var state = FeatureHash.Start(FeatureSort.Gram);
            for (var n = 1; n <= longest && i + n <= word.Length; n++)
            {
                state = FeatureHash.Step(state, word[i + n - 1]);
                if (n >= shortest)
                {
                    buffer.Add(FeatureHash.Finish(state), FeatureSort.Gram);
                }
            }
        }
    }

    // 3- to 5-grams of <word>: the frame tells a beginning and an end from a middle.
    private readonly void WriteFramedGrams(ReadOnlySpan<char> word)
    {
        for (var i = -1; i < word.Length - 1; i++)
        {
            var state = FeatureHash.Start(FeatureSort.Gram);
            for (var n = 1; n <= 5 && i + n <= word.Length + 1; n++)
            {
                var at = i + n - 1;
                state = FeatureHash.Step(state, at < 0 ? '<' : at == word.Length ? '>' : word[at]);
                if (n >= 3)
                {
                    buffer.Add(FeatureHash.Finish(state), FeatureSort.Gram);
                }
            }
        }
    }

    private readonly int WriteUnits(UnitKind kind, int start, int end)
    {
        var units = buffer.Units(2 * (end - start));
        var count = 0;
        var i = start;
        while (i < end)
        {
            var at = UnitKinds.Of(text[i]);
            if (at == kind)
            {
                var runEnd = i + 1;
                while (runEnd < end && UnitKinds.Of(text[runEnd]) == kind)
                {
                    runEnd++;
                }

                while (i < runEnd)
                {
                    var length = Clusters.Length(kind, text.AsSpan(i, runEnd - i));
                    units[2 * count] = i;
                    units[2 * count + 1] = length;
                    count++;
                    i += length;
                }
            }
            else if (at == UnitKind.Space)
            {
                i++;
            }
            else
            {
                break;
            }
        }

        buffer.UnitCount += count;
        WriteUnitGrams(units.AsSpan(0, 2 * count), kind is UnitKind.Thai or UnitKind.Lao ? 4 : 3);
        return i;
    }

    private readonly void WriteUnitGrams(ReadOnlySpan<int> units, int longest)
    {
        var count = units.Length / 2;
        for (var i = 0; i < count; i++)
        {
            var state = FeatureHash.Start(FeatureSort.Gram);
            for (var n = 0; n < longest && i + n < count; n++)
            {
                state = FeatureHash.Step(state, text.AsSpan(units[2 * (i + n)], units[2 * (i + n) + 1]));
                buffer.Add(FeatureHash.Finish(state), FeatureSort.Gram);
            }
        }
    }
}
