using FsCheck;
using FsCheck.Fluent;

namespace Phasa.Tests.Languages;

/// <summary>Strings that provoke: code units of the scripts with unordered marks, joiners, surrogates, line ends.</summary>
public static class AnyText
{
    private static readonly (int From, int To)[] Blocks =
    [
        (0x20, 0x7E), (0x0E00, 0x0E7F), (0x0E80, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x0300, 0x0350),
        (0x0600, 0x06FF), (0x0900, 0x097F), (0x200B, 0x200F), (0x3040, 0x30FF), (0xFE00, 0xFE0F), (0xFF01, 0xFFDC),
        (0xD800, 0xDFFF), (0, 0xFFFF), (0x0130, 0x0131), (0xAC00, 0xACFF), (0x1100, 0x11FF),
    ];

    // Whole alphabets rarely put the marks of one syllable side by side; these do nothing else.
    private static readonly string[] Dense =
    [
        "กนเแำาํ้่ิุ์็", "ກນຫມລເແຳາໍ້່ິຸໆຼັົ໌", "ကမျြွှေိီုူာါ်္ံ့း", "កម្ររ៉៊េីាុំះ៌ើ\u200c\u200d", "👨👩‍👧\uFE0F🏽\u200d",
    ];

    public static Arbitrary<string> Strings()
    {
        var block = from b in Gen.Elements(Blocks) from c in Gen.Choose(b.From, b.To) select (char)c;
        var mixed = block.ListOf().Select(cs => string.Concat(cs));
        var dense = from d in Gen.Elements(Dense) from cs in Gen.Elements(d.ToCharArray()).ListOf() select string.Concat(cs);
        return Gen.OneOf(mixed, dense, from a in dense from b in mixed from c in dense select a + b + c).ToArbitrary();
    }
}
