using Phasa.Translation.Canary;

namespace Phasa.Tests.Translation.Canary;

public sealed class KeySentencesTests
{
    [Fact]
    public void Of_SeveralSentences_GivesTheLongestFirst() => Assert.Equal(
        ["An invoice is sent on the first of each month.", "It is due within thirty days."],
        KeySentences.Of("See below. It is due within thirty days. An invoice is sent on the first of each month.", 2));

    [Theory]
    [InlineData("")]
    [InlineData("See below. 1,000,000,000 × 2,000,000")]
    public void Of_NothingLongEnough_GivesNone(string text) => Assert.Empty(KeySentences.Of(text, 3));

    [Fact]
    public void Of_LaoText_CountsItsVowelMarks() => Assert.Single(KeySentences.Of("ສົ່ງໃບແຈ້ງໜີ້", 3));

    [Fact]
    public void Of_TheSameSentenceTwice_GivesItOnce() => Assert.Single(KeySentences.Of("It is due within thirty days. It is due within thirty days.", 3));
}
