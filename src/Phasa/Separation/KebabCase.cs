using System.Text.Json;
using System.Text.Json.Serialization;

namespace Phasa.Separation;

/// <summary>Names of an enumeration in JSON: lower case with dashes. Numbers are refused.</summary>
public sealed class KebabCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
