using System.Text.RegularExpressions;

namespace Phasa.Translation.Checks;

/// <summary>
/// Finds a model that excuses itself instead of translating: the output begins with an apology and an inability, or
/// with a model speaking of itself, and the source apologises nowhere.
/// </summary>
public sealed partial class RefusalCheck : ITranslationCheck
{
    /// <inheritdoc/>
    public string Name => "refusal";

    /// <inheritdoc/>
    public CheckFinding? Check(LanguagePair pair, string source, string output) =>
        Refusal().IsMatch(output) && !Apology().IsMatch(source)
            ? new(TranslationFailure.Refusal, $"The model declined: '{Evidence.Shorten(output)}'.")
            : null;

    // An apology alone is ordinary prose ('ขออภัยในความไม่สะดวก' answers 'ご不便をおかけします'); with 'cannot' it is a refusal.
    [GeneratedRegex("""
        ^[\s"'“「『*>]*(
          (i[’']?\s?a?m\s+(very\s+|really\s+)?sorry|sorry|i\s+apologi[sz]e|unfortunately)\b.{0,60}?\b(i|we)\s?([’']m\s+|am\s+|are\s+)?(can[’']?t|cannot|can\s+not|could\s?n[’']?t|won[’']?t|unable|not\s+able)
        | i\s+(can[’']?t|cannot|can\s+not|won[’']?t|am\s+unable\s+to|am\s+not\s+able\s+to)\s+(help|assist|translate|comply|fulfil|provide|process|do\s+that|continue)
        | i[’']m\s+(unable|not\s+able)\s+to\s+(help|assist|translate|comply|fulfil|provide|process)
        | as\s+an?\s+(ai|artificial\s+intelligence|large\s+language|language\s+model)
        | (申し訳(ありません|ございません|ない)|すみません|ごめんなさい|恐れ入りますが).{0,80}?(できません|できかねます|出来ません|いたしかねます|致しかねます|お手伝い|お応え|お答え|対応して)
        | 私は(AI|人工知能|言語モデル)
        | (ขออภัย|ขอโทษ|เสียใจ).{0,80}?(ไม่สามารถ|ไม่ได้|ช่วยไม่)
        | ในฐานะ(ที่เป็น)?\s?(AI|ปัญญาประดิษฐ์|โมเดลภาษา)
        | (ຂໍອະໄພ|ຂໍອະພັຍ|ຂໍໂທດ|ເສຍໃຈ).{0,80}?(ບໍ່ສາມາດ|ບໍ່ໄດ້|ຊ່ວຍບໍ່)
        | ໃນຖານະ(ທີ່ເປັນ)?\s?(AI|ປັນຍາປະດິດ)
        )
        """, RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Refusal();

    [GeneratedRegex("""
        sorry|apolog|unfortunately|unable\ to|as\ an\ ai\b|language\ model
        |申し訳|すみません|ごめん|恐れ入り|お詫び|ご迷惑|ご不便|残念|人工知能|言語モデル|ขออภัย|ขอโทษ|เสียใจ|ปัญญาประดิษฐ์
        |ຂໍອະໄພ|ຂໍອະພັຍ|ຂໍໂທດ|ເສຍໃຈ|ປັນຍາປະດິດ|抱歉|对不起|對不起|遗憾|죄송|미안|유감|xin\ lỗi|maaf|désolé|excus|entschuldig|leid\b|siento|disculp
        |desculp|lament|dispiace|scus|извин|сожале|простите|សូមអភ័យទោស|សុំទោស|တောင်းပန်|ဝမ်းနည်း|क्षमा|माफ
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Apology();
}
