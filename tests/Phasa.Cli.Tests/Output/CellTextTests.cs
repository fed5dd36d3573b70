using Phasa.Cli.Output;

namespace Phasa.Cli.Tests.Output;

public sealed class CellTextTests
{
    [Theory]
    [InlineData("ກຸ່ມ", 2)]
    [InlineData("ผู้ใช้", 3)]
    [InlineData("パスワード", 10)]
    [InlineData("login", 5)]
    public void Width_MarksAndWideCharacters_AreCells(string text, int cells) => Assert.Equal(cells, CellText.Width(text));

    [Theory]
    [InlineData("パスワード", 6, "パス…")]
    [InlineData("パスワード", 10, "パスワード")]
    [InlineData("ກຸ່ມກຸ່ມ", 3, "ກຸ່ມ…")]
    [InlineData("two\n  lines", 20, "two lines")]
    public void Fit_LongText_IsCutBetweenCharacters(string text, int cells, string expected) => Assert.Equal(expected, CellText.Fit(text, cells));
}
