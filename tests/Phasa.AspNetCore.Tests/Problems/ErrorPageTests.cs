using Phasa.TestSupport.Storage;

namespace Phasa.AspNetCore.Tests.Problems;

public sealed class ErrorPageTests
{
    [Fact]
    public void Page_OfErrors_HasEachCodeWithItsStatusOnce()
    {
        var rows = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "reference", "errors.md"))
            .SkipWhile(l => !l.StartsWith("| code | status", StringComparison.Ordinal))
            .Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .Select(c => $"{c[1].Trim('`')} {c[2]} {c[3]} {c[4]} {c[5]}");

        Assert.Equal(
            ErrorCodes.All.Values.Select(c => $"{c.Id} {c.HttpStatus} {(c.IsTransient ? "yes" : "")} {c.Title} {c.NextStep.Replace("|", "\\|", StringComparison.Ordinal)}").Order(StringComparer.Ordinal),
            rows.Order(StringComparer.Ordinal));
    }
}
