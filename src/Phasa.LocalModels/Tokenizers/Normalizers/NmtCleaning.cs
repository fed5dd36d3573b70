using System.Text;

namespace Phasa.LocalModels.Tokenizers.Normalizers;

/// <summary>The cleaning of Google's translation models: control characters go, odd spaces become spaces.</summary>
internal static class NmtCleaning
{
    /// <summary>Appends a character as it is to be.</summary>
    public static void Apply(Rune rune, StringBuilder output)
    {
        if (rune.Value is (>= 0x01 and <= 0x08) or 0x0B or (>= 0x0E and <= 0x1F) or 0x7F or 0x8F or 0x9F)
        {
            return;
        }

        var isSpace = rune.Value is 0x09 or 0x0A or 0x0C or 0x0D or 0x1680 or (>= 0x200B and <= 0x200F)
            or 0x2028 or 0x2029 or 0x2581 or 0xFEFF or 0xFFFD;
        output.Append(isSpace ? new Rune(' ') : rune);
    }
}
