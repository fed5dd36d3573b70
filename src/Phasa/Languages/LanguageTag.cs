using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Phasa.Languages;

/// <summary>
/// A BCP 47 language tag in canonical casing (<c>lo</c>, <c>zh-Hant</c>, <c>pt-BR</c>): language, optional script,
/// optional region. Two tags are equal when their canonical texts are.
/// </summary>
[JsonConverter(typeof(Converter))]
[TypeConverter(typeof(SettingConverter))]
public readonly partial record struct LanguageTag
{
    private readonly string? _value;

    private LanguageTag(string value) => _value = value;

    /// <summary>The canonical text; <c>und</c> (undetermined) for the default value.</summary>
    public string Value => _value ?? "und";

    /// <summary>The primary language subtag: <c>zh</c> of <c>zh-Hant</c>.</summary>
    public string Primary => Value.Split('-', 2)[0];

    /// <summary>The undetermined language, <c>und</c>.</summary>
    public static LanguageTag Undetermined => default;

    /// <summary>Reads a tag. Letter case and underscores (<c>zh_hant</c>) are accepted and made canonical.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidLanguage"/> when the text is no such tag.</exception>
    public static LanguageTag Parse(string text) => TryParse(text, out var tag)
        ? tag
        : throw new PhasaException(ErrorCodes.InvalidLanguage, $"'{Shorten(text)}' is not a language tag.");

    /// <summary>Reads a tag without raising an error.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out LanguageTag tag)
    {
        tag = default;
        if (text is null || text.Length > 32 || Grammar().Match(text.Replace('_', '-')) is not { Success: true } m)
        {
            return false;
        }

        var value = m.Groups["lang"].Value.ToLowerInvariant();
        if (m.Groups["script"] is { Success: true } script)
        {
            value += "-" + char.ToUpperInvariant(script.Value[0]) + script.Value[1..].ToLowerInvariant();
        }

        if (m.Groups["region"] is { Success: true } region)
        {
            value += "-" + region.Value.ToUpperInvariant();
        }

        tag = value == "und" ? default : new LanguageTag(value);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(LanguageTag other) => Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex("^(?<lang>[A-Za-z]{2,3})(-(?<script>[A-Za-z]{4}))?(-(?<region>[A-Za-z]{2}|[0-9]{3}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();

    private static string Shorten(string? text) => text is null ? "" : text.Length <= 40 ? text : text[..40] + "…";

    internal sealed class Converter : JsonConverter<LanguageTag>
    {
        public override LanguageTag Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("A language tag is a string."));

        public override void Write(Utf8JsonWriter writer, LanguageTag value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);

        public override LanguageTag ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, LanguageTag value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.Value);
    }

    /// <summary>Tags in configuration.</summary>
    internal sealed class SettingConverter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

        public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => Parse((string)value);
    }
}
