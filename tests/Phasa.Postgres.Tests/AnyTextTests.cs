using Phasa.Postgres.Connections;

namespace Phasa.Postgres.Tests;

public sealed class AnyTextTests
{
    [Theory]
    [InlineData("ສະບາຍດີ")]
    [InlineData("a\0b\0")]
    [InlineData("\U0010FFFD0 \U0010FFFD1 \0\U0010FFFD\0")]
    public void Text_ToTheServerAndBack_IsTheSame(string text)
    {
        Assert.DoesNotContain('\0', AnyText.ToServer(text));
        Assert.Equal(text, AnyText.FromServer(AnyText.ToServer(text)));
    }
}
