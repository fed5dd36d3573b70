using System.Globalization;
using System.Text.RegularExpressions;

namespace Phasa.TestSupport.Kills;

/// <summary>
/// Documents each of whose passages carries the number of the content it belongs to, in every language. Contents differ
/// in how many passages they have and in wording, so that passages come, go and continue from one to the next.
/// </summary>
internal static partial class NumberedContent
{
    private static readonly string[] Sections = ["概要", "手順", "上限", "注意", "料金"];
    private static readonly string[] LaoSections = ["ພາບລວມ", "ຂັ້ນຕອນ", "ຂີດຈຳກັດ", "ຂໍ້ຄວນລະວັງ", "ຄ່າບໍລິການ"];

    /// <summary>How many passages a content has.</summary>
    public static int PassagesOf(int number) => 3 + (number % 3);

    /// <summary>The text of a content. Only its number is written in digits, so that it is found again in any translation.</summary>
    public static string Japanese(int number) => "# 試験の文書\n\n" + string.Join("\n\n", Sections.Take(PassagesOf(number)).Select(s =>
        $"## {s}\n\n" + (number % 4 < 2
            ? $"この{s}は番号{number}の版に属する段落です。管理画面で設定を確認してください。"
            : $"ここでは、{s}について版{number}の担当者がまとめた説明を読めます。")));

    /// <summary>A person's Lao translation of it.</summary>
    public static string Lao(int number) => "# ເອກະສານທົດລອງ\n\n" + string.Join("\n\n", LaoSections.Take(PassagesOf(number)).Select(s =>
        $"## {s}\n\nວັກນີ້ເປັນຂອງສະບັບເລກ {number} ກະລຸນາກວດເບິ່ງການຕັ້ງຄ່າໃນໜ້າຈໍ"));

    /// <summary>The number a passage carries.</summary>
    public static int NumberOf(string text) => int.Parse(Digits().Match(text).Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
