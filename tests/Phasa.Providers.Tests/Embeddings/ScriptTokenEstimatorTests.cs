using Phasa.Providers.Embeddings.Tokens;

namespace Phasa.Providers.Tests.Embeddings;

public sealed class ScriptTokenEstimatorTests
{
    private readonly ScriptTokenEstimator _bytePairs = new(TokenizerFamily.BytePairs);
    private readonly ScriptTokenEstimator _multilingual = new(TokenizerFamily.Multilingual);

    /// <summary>The true counts are those of cl100k_base.</summary>
    [Theory]
    [InlineData("Привет, как дела? Сегодня хорошая погода и мы идём в библиотеку.", 35)]
    [InlineData("Καλημέρα, τι κάνετε σήμερα; Η βιβλιοθήκη είναι ανοιχτή.", 49)]
    [InlineData("مرحبا كيف حالك اليوم؟ المكتبة مفتوحة حتى الساعة الثامنة.", 42)]
    [InlineData("שלום מה שלומך היום? הספרייה פתוחה עד שמונה.", 41)]
    [InlineData("आज पुस्तकालय आठ बजे तक खुला है। आप कैसे हैं?", 49)]
    [InlineData("இன்று நூலகம் எட்டு மணி வரை திறந்திருக்கும்.", 56)]
    [InlineData("დღეს ბიბლიოთეკა ღიაა რვა საათამდე.", 63)]
    [InlineData("ዛሬ ቤተ መጻሕፍቱ እስከ ስምንት ሰዓት ክፍት ነው።", 74)]
    [InlineData("1234567890", 4)]
    [InlineData("😀👩‍👩‍👧🚀", 18)]
    [InlineData("die Bibliothek ist heute bis acht Uhr geöffnet; Straßenbahnhaltestelle", 21)]
    public void Count_BytePairs_IsNotBelowTheTrueCountAndNotAboveThreeTimes(string text, int tokens) =>
        Assert.InRange(_bytePairs.Count(text), tokens, (3 * tokens) + 2);

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ສະບາຍດີຊາວໂລກ")]
    [InlineData("half a pair \uD83D")]
    public void Count_AnyText_IsAtMostItsBytesAndMoreThanNothing(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetByteCount(text);

        Assert.InRange(_bytePairs.Count(text), text.Length == 0 ? 0 : 1, bytes);
        Assert.InRange(_multilingual.Count(text), text.Length == 0 ? 0 : 1, bytes);
    }

    [Theory]
    [InlineData("ລືມລະຫັດຜ່ານເຮັດແນວໃດ")]
    [InlineData("ลืมรหัสผ่านต้องทำอย่างไร")]
    [InlineData("စကားဝှက်မေ့သွားတယ်")]
    [InlineData("ភ្លេចពាក្យសម្ងាត់")]
    public void Count_ScriptsWithoutSpaces_AreCheaperForAMultilingualVocabulary(string text) =>
        Assert.True(_multilingual.Count(text) < _bytePairs.Count(text));
}
