using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Relational.Connections;

/// <summary>How values stand in columns: times as fixed-width UTC text, vectors as little-endian float32, metadata as JSON.</summary>
internal static class Columns
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    // Readable in the file and three times shorter for scripts outside ASCII; the text never enters HTML as it is.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ConcurrentDictionary<string, LanguageTag> Tags = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, IReadOnlyList<LanguageTag>> Languages = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<LanguageTag, LanguagePolicy>> Policies = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, EmbeddingSpace> Spaces = new(StringComparer.Ordinal);

    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(string text) =>
        DateTimeOffset.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static DateTimeOffset? OptionalTime(string? text) => text is null ? null : Time(text);

    /// <summary>An enum member's name in lower case.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();

    public static TEnum Member<TEnum>(string text)
        where TEnum : struct, Enum => Enum.Parse<TEnum>(text, ignoreCase: true);

    /// <summary>The tag of a stored text; parsed once, because a store has few languages and many rows.</summary>
    public static LanguageTag Tag(string text) => Tags.GetOrAdd(text, LanguageTag.Parse);

    /// <summary>The languages of a collection as stored; parsed once, because every search reads them.</summary>
    public static IReadOnlyList<LanguageTag> LanguagesOf(string json) => Languages.GetOrAdd(json, FromJson<LanguageTag[]>);

    /// <summary>The policies of a collection as stored, by language; parsed once, like <see cref="LanguagesOf"/>.</summary>
    public static IReadOnlyDictionary<LanguageTag, LanguagePolicy> PoliciesOf(string json) => Policies.GetOrAdd(json, text =>
        FromJson<Dictionary<string, string>>(text).ToDictionary(
            p => Tag(p.Key), p => LanguagePolicies.TryParse(p.Value, out var policy) ? policy : throw new FormatException($"'{p.Value}' is no policy.")));

    /// <summary>Policies as they are stored.</summary>
    public static string Of(IReadOnlyDictionary<LanguageTag, LanguagePolicy> policies) =>
        JsonOf(policies.Where(p => p.Value != LanguagePolicy.All).ToDictionary(p => p.Key.Value, p => LanguagePolicies.NameOf(p.Value)));

    /// <summary>A space as stored; parsed once, like <see cref="LanguagesOf"/>.</summary>
    public static EmbeddingSpace SpaceOf(string json) => Spaces.GetOrAdd(json, FromJson<EmbeddingSpace>);

    public static string JsonOf<T>(T value) => JsonSerializer.Serialize(value, Json);

    public static T FromJson<T>(string text) => JsonSerializer.Deserialize<T>(text, Json)!;

    public static IReadOnlyDictionary<string, JsonElement> Metadata(string text) => FromJson<Dictionary<string, JsonElement>>(text);

    public static byte[] Of(ReadOnlySpan<float> vector)
    {
        var bytes = MemoryMarshal.AsBytes(vector).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            MemoryMarshal.Cast<byte, int>(bytes.AsSpan()).ReverseEach();
        }

        return bytes;
    }

    public static float[] Vector(ReadOnlySpan<byte> blob)
    {
        var vector = MemoryMarshal.Cast<byte, float>(blob).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            MemoryMarshal.Cast<float, int>(vector.AsSpan()).ReverseEach();
        }

        return vector;
    }

    private static void ReverseEach(this Span<int> words) => System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(words, words);
}
