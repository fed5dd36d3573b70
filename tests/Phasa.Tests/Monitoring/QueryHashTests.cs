using Phasa.Monitoring;

namespace Phasa.Tests.Monitoring;

public sealed class QueryHashTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public void Of_AKnownText_IsTheStartOfItsHmac() =>

        // openssl dgst -sha256 -mac HMAC -macopt hexkey:000102…1f over "lao"
        Assert.Equal(unchecked((long)0x3d28cb30b4cc9e7b), QueryHash.Of(Key, "lao"));

    [Theory]
    [InlineData("Reset my password", "  reset MY password ")]
    [InlineData("ນໍ້າ", "ນ້ຳ")]
    public void Of_TheSameQuestion_IsTheSame(string one, string other) => Assert.Equal(QueryHash.Of(Key, one), QueryHash.Of(Key, other));

    [Fact]
    public void Of_AnotherTextOrKey_IsAnother()
    {
        Assert.NotEqual(QueryHash.Of(Key, "a"), QueryHash.Of(Key, "b"));
        Assert.NotEqual(QueryHash.Of(Key, "a"), QueryHash.Of(new byte[32], "a"));
    }
}
