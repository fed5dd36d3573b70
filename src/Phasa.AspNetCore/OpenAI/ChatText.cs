using System.Text;
using Phasa.Answers;
using Phasa.Languages;

namespace Phasa.AspNetCore.OpenAI;

/// <summary>An answer as text for front ends that show nothing else: marks behind sentences, and the passages at the end.</summary>
internal static class ChatText
{
    private static readonly Dictionary<string, (string Nothing, string Extract, string Doubt)> Words = new()
    {
        ["en"] = ("Nothing in the knowledge base answers this.", "Quoted from the knowledge base.", "(?) No cited passage says this; check it before relying on it."),
        ["ja"] = ("この質問に答える情報は、ナレッジベースに見つかりませんでした。", "ナレッジベースからの引用です。", "(?) 引用元の文章には書かれていません。確かめてからお使いください。"),
        ["th"] = ("ไม่พบข้อมูลที่ตอบคำถามนี้ในฐานความรู้", "ข้อความข้างต้นยกมาจากฐานความรู้", "(?) ข้อความที่อ้างอิงไม่ได้กล่าวไว้ โปรดตรวจสอบก่อนนำไปใช้"),
        ["lo"] = ("ບໍ່ພົບຂໍ້ມູນທີ່ຕອບຄຳຖາມນີ້ໃນຖານຄວາມຮູ້", "ຂໍ້ຄວາມຂ້າງເທິງອ້າງມາຈາກຖານຄວາມຮູ້", "(?) ຂໍ້ຄວາມທີ່ອ້າງອີງບໍ່ໄດ້ກ່າວໄວ້ ກະລຸນາກວດກ່ອນນຳໃຊ້"),
    };

    /// <summary>The whole.</summary>
    public static string Of(Answer answer) => string.Concat(answer.Sentences.Select((s, i) => Of(s, isFirst: i == 0))) + End(answer);

    /// <summary>A sentence, with what stands between it and the one before.</summary>
    public static string Of(AnswerSentence sentence, bool isFirst)
    {
        var text = new StringBuilder(isFirst ? "" : sentence.BeginsLine ? "\n" : " ").Append(sentence.Text);
        foreach (var (number, i) in sentence.Citations.Select((n, i) => (n, i)))
        {
            text.Append(i == 0 ? " " : "").Append('[').Append(number).Append(']');
        }

        return text.Append(IsDoubtful(sentence) ? " (?)" : "").ToString();
    }

    /// <summary>What comes after the sentences: what '(?)' means, and the passages; where there are none, that nothing was found.</summary>
    public static string End(Answer answer)
    {
        var words = Words.GetValueOrDefault(answer.Language.Language.Primary, Words["en"]);
        if (!answer.Found)
        {
            return words.Nothing;
        }

        var text = new StringBuilder("\n");
        if (answer.Kind == AnswerKind.Extractive)
        {
            text.Append('\n').Append(words.Extract);
        }

        if (answer.Sentences.Any(IsDoubtful))
        {
            text.Append('\n').Append(words.Doubt);
        }

        foreach (var citation in answer.Citations.Where(c => answer.Sentences.Any(s => s.Citations.Contains(c.Number))))
        {
            var passage = citation.Hit.Text;
            text.Append('\n').Append('[').Append(citation.Number).Append("] ").Append(passage.Title);
            if (passage.OriginalLanguage != passage.Language && passage.OriginalTitle != passage.Title)
            {
                text.Append(" · ").Append(passage.OriginalTitle);
            }
        }

        return text.ToString();
    }

    private static bool IsDoubtful(AnswerSentence sentence) => sentence.Support.State is SupportState.Unsupported or SupportState.Uncited;
}
