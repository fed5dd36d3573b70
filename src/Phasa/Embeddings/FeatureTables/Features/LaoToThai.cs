namespace Phasa.Embeddings.FeatureTables.Features;

/// <summary>
/// Lao letters as their Thai sisters. The two blocks of Unicode lie in parallel, 0x80 apart; what does not is listed.
/// </summary>
internal static class LaoToThai
{
    public static bool Maps(char c) => c is >= '\u0E81' and <= '\u0EDF' and not (>= '\u0ED0' and <= '\u0ED9');

    /// <summary>The sister of a letter; <paramref name="bySound"/>: where the languages took different letters for one word, the one Thai took.</summary>
    public static string Map(char c, bool bySound) => c switch
    {
        'ຮ' when bySound => "ร", // ຮຽນ, เรียน; ຮູ້, รู้
        'ູ' => "ู",
        'ົ' => "", // Thai leaves this vowel unwritten: ຄົນ, คน.
        'ຼ' => "ล",
        'ຽ' => "ย",
        'ໆ' => "ๆ",
        'ໍ' => "ํ",
        'ໜ' => "หน",
        'ໝ' => "หม",
        'ໞ' => "ก",
        'ໟ' => "ย",
        'ຳ' => "ำ",
        '\u0EBA' or '\u0EC7' or '\u0ECE' => "",
        'ຯ' => "ฯ",
        _ => ((char)(c - 0x80)).ToString(),
    };
}
