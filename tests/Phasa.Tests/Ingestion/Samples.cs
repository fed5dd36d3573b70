using FsCheck;
using FsCheck.Fluent;
using Phasa.Ingestion;

namespace Phasa.Tests.Ingestion;

/// <summary>Random documents of Lao, Thai, Japanese and English text, with headings and blocks of all lengths.</summary>
internal static class Samples
{
    private static readonly string[] Sentences =
    [
        "ຜູ້ດູແລລະບົບສາມາດສ້າງເທນັນໃໝ່ໄດ້ ", "ຈາກນັ້ນກົດປຸ່ມບັນທຶກ ", "ผู้ดูแลระบบเพิ่มผู้ใช้ได้ ", "จากนั้นกดบันทึก ",
        "管理者はテナントを作成できます。", "保存を押します。", "An administrator can create a tenant. ", "Press Save. ", "👩‍👩‍👧‍👦🇱🇦", "x",
    ];

    public static Arbitrary<Block[]> Blocks => Gen.Frequency(
        (5, Text(1, 6).Select(t => new Block(BlockKind.Paragraph, t))),
        (2, Text(1, 2).Select(t => new Block(BlockKind.ListItem, "- " + t))),
        (1, Text(40, 90).Select(t => new Block(BlockKind.Paragraph, t))),
        (1, Gen.Choose(1, 400).Select(n => new Block(BlockKind.Code, new string('ກ', n)))),
        (2, Gen.Choose(1, 3).SelectMany(level => Text(1, 1).Select(t => new Block(BlockKind.Heading, t, level)))))
        .ListOf().Select(l => l.ToArray()).ToArbitrary();

    public static string Squeeze(IEnumerable<string> texts) => string.Concat(texts.SelectMany(t => t).Where(c => !char.IsWhiteSpace(c)));

    private static Gen<string> Text(int min, int max) => Gen.Choose(min, max)
        .SelectMany(n => Gen.ArrayOf(Gen.Elements(Sentences), n)).Select(s => string.Concat(s).Trim());
}
