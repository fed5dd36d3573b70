using System.Globalization;
using System.Text.RegularExpressions;

namespace Phasa.TestSupport.Kills;

/// <summary>Documents each of whose passages carries the number of the content it belongs to, in every language.</summary>
internal static partial class NumberedContent
{
    /// <summary>Passages of every document.</summary>
    public const int Passages = 4;

    private static readonly string[] Sections = ["概要", "手順", "上限", "注意"];

    /// <summary>The text of a content. Only its number is written in digits, so that it is found again in any translation.</summary>
    public static string Japanese(int number) => "# 試験の文書\n\n" + string.Join("\n\n", Sections.Select(s =>
        $"## {s}\n\nこの{s}は番号{number}の版に属する段落です。管理画面で設定を確認してください。"));

    /// <summary>A person's Lao translation of it.</summary>
    public static string Lao(int number) => "# ເອກະສານທົດລອງ\n\n" + string.Join("\n\n", Sections.Select((_, i) =>
        $"## ພາກ{"ກຂຄງ"[i]}\n\nວັກນີ້ເປັນຂອງສະບັບເລກ {number} ກະລຸນາກວດເບິ່ງການຕັ້ງຄ່າໃນໜ້າຈໍ"));

    /// <summary>The number a passage carries.</summary>
    public static int NumberOf(string text) => int.Parse(Digits().Match(text).Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
