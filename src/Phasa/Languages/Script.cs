namespace Phasa.Languages;

/// <summary>The writing systems Phasa tells apart, by their Unicode script property.</summary>
public enum Script
{
    /// <summary>A letter of a script that is not listed here.</summary>
    Other,

    /// <summary>Latin.</summary>
    Latin,

    /// <summary>Greek.</summary>
    Greek,

    /// <summary>Cyrillic.</summary>
    Cyrillic,

    /// <summary>Armenian.</summary>
    Armenian,

    /// <summary>Georgian.</summary>
    Georgian,

    /// <summary>Hebrew.</summary>
    Hebrew,

    /// <summary>Arabic.</summary>
    Arabic,

    /// <summary>Ethiopic.</summary>
    Ethiopic,

    /// <summary>Devanagari.</summary>
    Devanagari,

    /// <summary>Bengali.</summary>
    Bengali,

    /// <summary>Gurmukhi.</summary>
    Gurmukhi,

    /// <summary>Gujarati.</summary>
    Gujarati,

    /// <summary>Oriya.</summary>
    Oriya,

    /// <summary>Tamil.</summary>
    Tamil,

    /// <summary>Telugu.</summary>
    Telugu,

    /// <summary>Kannada.</summary>
    Kannada,

    /// <summary>Malayalam.</summary>
    Malayalam,

    /// <summary>Sinhala.</summary>
    Sinhala,

    /// <summary>Tibetan.</summary>
    Tibetan,

    /// <summary>Mongolian.</summary>
    Mongolian,

    /// <summary>Thai.</summary>
    Thai,

    /// <summary>Lao.</summary>
    Lao,

    /// <summary>Khmer.</summary>
    Khmer,

    /// <summary>Myanmar: Burmese, Shan, Mon, Karen.</summary>
    Myanmar,

    /// <summary>Han: Chinese characters, kanji, hanja.</summary>
    Han,

    /// <summary>Hiragana.</summary>
    Hiragana,

    /// <summary>Katakana, with the prolonged sound mark.</summary>
    Katakana,

    /// <summary>Bopomofo.</summary>
    Bopomofo,

    /// <summary>Hangul.</summary>
    Hangul,
}
