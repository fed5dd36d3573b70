namespace Phasa.Embeddings.FeatureTables.Features;

/// <summary>What a character is to the extractor: characters of one kind form runs.</summary>
internal enum UnitKind : byte
{
    /// <summary>Ends a run: punctuation, symbols.</summary>
    Separator,

    /// <summary>Ends a word; between letters of a script that writes none between words it is passed over.</summary>
    Space,

    /// <summary>Latin, Cyrillic and every other script with spaced words.</summary>
    Word,

    /// <summary>ASCII digits, as all digits are by now.</summary>
    Number,

    /// <summary>Thai, and Lao where it is read as Thai.</summary>
    Thai,

    /// <summary>Lao where it stays itself.</summary>
    Lao,

    /// <summary>Khmer.</summary>
    Khmer,

    /// <summary>Burmese.</summary>
    Burmese,

    /// <summary>Chinese characters and hiragana.</summary>
    Han,

    /// <summary>Katakana: mostly loan words.</summary>
    Katakana,

    /// <summary>Hangul syllables.</summary>
    Hangul,
}
