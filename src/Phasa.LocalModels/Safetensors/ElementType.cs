namespace Phasa.LocalModels.Safetensors;

/// <summary>The number formats of safetensors, by the names the format gives them.</summary>
internal static class ElementType
{
    public const string F64 = "F64";
    public const string F32 = "F32";
    public const string F16 = "F16";
    public const string BF16 = "BF16";
    public const string I8 = "I8";
    public const string I32 = "I32";
    public const string I64 = "I64";

    /// <summary>The bytes of one number; null for a format that is not known.</summary>
    public static int? Size(string name) => name switch
    {
        "BOOL" or "U8" or I8 or "F8_E4M3" or "F8_E5M2" => 1,
        "U16" or "I16" or F16 or BF16 => 2,
        "U32" or I32 or F32 => 4,
        "U64" or I64 or F64 => 8,
        _ => null,
    };
}
