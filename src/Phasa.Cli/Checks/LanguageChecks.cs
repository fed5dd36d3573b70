using Microsoft.Extensions.DependencyInjection;
using Phasa.Languages;
using Phasa.Storage;

namespace Phasa.Cli.Checks;

/// <summary>Whether words are cut by dictionary and languages are told apart.</summary>
internal static class LanguageChecks
{
    /// <summary>A sentence ('the user forgot the password') and a word that stands inside it without a space on either side.</summary>
    private static readonly (string Language, string Sentence, string Word)[] Sentences =
    [
        ("th", "ผู้ใช้ลืมรหัสผ่าน", "ลืม"),
        ("lo", "ຜູ້ໃຊ້ລືມລະຫັດຜ່ານ", "ລືມ"),
        ("km", "អ្នកប្រើភ្លេចពាក្យសម្ងាត់", "ភ្លេច"),
        ("my", "အသုံးပြုသူသည်စကားဝှက်ကိုမေ့သွားသည်", "ကို"),
        ("ja", "利用者がパスワードを忘れた", "が"),
        ("zh", "用户忘记了密码", "忘记"),
    ];

    /// <summary>Does the checks.</summary>
    public static IEnumerable<StoreFinding> Run(IServiceProvider services)
    {
        var segmenter = services.GetRequiredService<IWordSegmenter>();
        var missing = Sentences.Where(s => segmenter.Words(s.Sentence).All(w => w.Of(s.Sentence) != s.Word)).Select(s => s.Language).ToList();
        yield return missing.Count == 0
            ? new("word dictionaries", true, $"Words are found in {string.Join(", ", Sentences.Select(s => s.Language))}.")
            : new("word dictionaries", false, $"No words are found in {string.Join(", ", missing)}. Install Phasa again: its folder is not complete.");

        var resolver = services.GetRequiredService<QueryLanguageResolver>();
        var script = resolver.Resolve(null, Sentences[1].Sentence, [LanguageTag.Parse("en"), LanguageTag.Parse("lo")]);
        var letters = resolver.Resolve(null, "The user forgot the password", [LanguageTag.Parse("de"), LanguageTag.Parse("en")]);
        yield return script.Language.Value == "lo" && letters is { Language.Value: "en", Source: LanguageSource.Detected }
            ? new("language detection", true, "By script and by letter statistics.")
            : new("language detection", false, $"A Lao sentence was taken for {script.Language}, an English one for {letters.Language} ({letters.Source}). Install Phasa again.");
    }
}
