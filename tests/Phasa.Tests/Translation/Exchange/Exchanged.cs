using System.Text;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Translation.Exchange;

namespace Phasa.Tests.Translation.Exchange;

/// <summary>Files as tests write and read them.</summary>
internal static class Exchanged
{
    public static ExchangeHead Head { get; } = new("handbook", Given.Ja, Given.Lo);

    /// <summary>A unit as an export has it.</summary>
    public static ExchangeUnit Unit(int passage, string source, string? target, ExchangeState state = ExchangeState.Human) => new()
    {
        Passage = new PassageId(passage),
        DocumentId = "guides/a b%.md",
        Title = "図書館 \"A\" & <B>",
        Ordinal = passage - 1,
        Heading = "使い方 › パスワード",
        SourceLanguage = Given.Ja,
        TargetLanguage = Given.Lo,
        Source = source,
        SourceHash = "0123456789abcdef",
        Target = target,
        State = state,
        Provenance = state == ExchangeState.Machine ? "gpt; x=1" : state == ExchangeState.Missing ? null : "human",
        OutdatedSource = state == ExchangeState.Stale ? "前の\n本文 \"です\"" : null,
    };

    public static async Task<byte[]> WriteAsync(ExchangeFormat format, params ExchangeUnit[] units)
    {
        using var stream = new MemoryStream();
        await ExchangeFiles.WriteAsync(format, stream, Head, units.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    public static Task<List<ExchangeUnit>> ReadAsync(ExchangeFormat format, string text) => ReadAsync(format, Encoding.UTF8.GetBytes(text));

    public static async Task<List<ExchangeUnit>> ReadAsync(ExchangeFormat format, byte[] file)
    {
        using var stream = new MemoryStream(file);
        return await ExchangeFiles.ReadAsync(format, stream, "test.file", TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The error of a file that cannot be read.</summary>
    public static async Task<PhasaException> FaultAsync(ExchangeFormat format, byte[] file)
    {
        var fault = await Assert.ThrowsAsync<PhasaException>(() => ReadAsync(format, file));
        Assert.Equal(ErrorCodes.InvalidTranslationFile, fault.Code);
        return fault;
    }

    public static LanguageTag Tag(string tag) => LanguageTag.Parse(tag);
}
