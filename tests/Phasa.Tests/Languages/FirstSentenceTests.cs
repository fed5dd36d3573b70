using Phasa.Languages;

namespace Phasa.Tests.Languages;

public sealed class FirstSentenceTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("管理画面で設定します。次に保存します。", "管理画面で設定します。")]
    [InlineData("Open it. Then save.", "Open it.")]
    public void Of_Text_IsItsFirstSentence(string text, string expected) => Assert.Equal(expected, FirstSentence.Of(text));

    [Fact]
    public void Of_OneLongSentence_IsItsFirstPhrase() =>
        Assert.Equal("First this,", FirstSentence.Of("First this, " + string.Join(' ', Enumerable.Repeat("word", 100)) + "."));

    [Fact]
    public void Of_TextWithoutEnd_IsCutBetweenCharacters()
    {
        var cut = FirstSentence.Of("a" + string.Concat(Enumerable.Repeat("\U0001F600", 200)));
        Assert.Equal(199, cut.Length);
        Assert.False(char.IsHighSurrogate(cut[^1]));
    }
}
