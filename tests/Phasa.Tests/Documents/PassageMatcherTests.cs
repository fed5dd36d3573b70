using Phasa.Documents;

namespace Phasa.Tests.Documents;

public sealed class PassageMatcherTests
{
    [Fact]
    public void Match_InsertedPassage_LeavesTheOthersThemselves()
    {
        var old = Stored("first one", "second one");
        Assert.Equal([old[0], null, old[1]], Match(old, "first one", "ສິ່ງໃໝ່ທັງໝົດ", "second one"));
    }

    [Fact]
    public void Match_MovedPassages_FollowTheirText()
    {
        var old = Stored("alpha text", "beta text", "gamma text");
        Assert.Equal([old[2], old[0], old[1]], Match(old, "gamma text", "alpha text", "beta text"));
    }

    [Fact]
    public void Match_EditedPassage_ContinuesTheOneItIsMostLike()
    {
        var old = Stored("The bill is sent on the first day of the month.", "Backups are kept for thirty days.");
        Assert.Equal([old[1], old[0]], Match(old, "Backups are kept for sixty days.", "The bill is sent on the fifth day of the month."));
    }

    [Fact]
    public void Match_RepeatedText_GivesEachOldPassageOnce()
    {
        var old = Stored("same", "same");
        Assert.Equal([old[0], old[1], null], Match(old, "same", "same", "same"));
    }

    [Fact]
    public void Match_UnlikeText_ContinuesNothing() =>
        Assert.Equal([null], Match(Stored("利用者を登録します"), "Something else entirely"));

    private static StoredPassage[] Stored(params string[] texts) =>
        [.. texts.Select((t, i) => new StoredPassage(new(i + 1), i, Given.En, null, t, ContentHash.OfPassage(null, t)))];

    private static StoredPassage?[] Match(StoredPassage[] old, params string[] texts) =>
        PassageMatcher.Match(old, [.. texts.Select(t => ((string?)null, t, ContentHash.OfPassage(null, t)))]);
}
