using System.Text.Json;
using System.Text.Json.Serialization;

namespace Phasa.AspNetCore.Json;

/// <summary>Names of an enumeration in lower case with dashes: <c>cross-lingual</c>. Numbers are refused.</summary>
internal sealed class KebabEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
