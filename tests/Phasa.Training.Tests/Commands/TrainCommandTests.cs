using Phasa.Training.Commands;

namespace Phasa.Training.Tests.Commands;

public sealed class TrainCommandTests
{
    [Theory]
    [InlineData("--apart", "--apart needs a language")]
    [InlineData("--dimensions 100", "--dimensions must be a multiple of 64")]
    [InlineData("--bits 5", "--bits must be 8 or 4")]
    public void Parse_OfWhatCannotBeTrained_SaysWhy(string arguments, string says) =>
        Assert.Contains(says, Assert.Single(Errors(arguments)), StringComparison.Ordinal);

    [Fact]
    public void Parse_OfALanguageApart_IsTaken() => Assert.Empty(Errors("--withhold lo --apart --no-script-map"));

    private static IEnumerable<string> Errors(string arguments) =>
        new TrainCommand().Parse($". -o model.phasa {arguments}").Errors.Select(e => e.Message);
}
