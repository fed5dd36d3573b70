using System.Text;

namespace Phasa.Languages.Orthography;

/// <summary>Puts the marks of every Thai, Lao, Khmer and Burmese syllable into canonical order. Thread-safe.</summary>
internal static class SyllableSorter
{
    /// <summary>The text with sorted syllables; the same instance when it holds none of these scripts.</summary>
    public static string Sort(string text)
    {
        var first = FirstBase(text);
        if (first < 0)
        {
            return text;
        }

        var output = new StringBuilder(text.Length).Append(text, 0, first);
        var marks = new List<Mark>();
        for (var i = first; i < text.Length;)
        {
            output.Append(text[i]);
            var order = SyllableOrder.Of(text[i]);
            var next = i + 1;
            if (order is not null && order.IsBase(text[i]))
            {
                marks.Clear();
                while (next < text.Length && order.Next(text, next, marks) is { } mark)
                {
                    marks.Add(mark);
                    next += mark.Length;
                }

                Append(output, text, marks, order);
            }

            i = next;
        }

        return output.ToString();
    }

    private static void Append(StringBuilder output, string text, List<Mark> marks, SyllableOrder order)
    {
        if (marks.Count == 0)
        {
            return;
        }

        // The position breaks ties, which makes List.Sort stable.
        marks.Sort((a, b) => a.Rank != b.Rank ? a.Rank.CompareTo(b.Rank) : a.Start.CompareTo(b.Start));
        var start = output.Length;
        foreach (var mark in marks)
        {
            // A mark typed twice shows once.
            if (mark.Length > 1 || output.Length == start || output[^1] != text[mark.Start])
            {
                output.Append(text, mark.Start, mark.Length);
            }
        }

        order.Compose(output, start);
    }

    private static int FirstBase(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (SyllableOrder.Of(text[i])?.IsBase(text[i]) == true)
            {
                return i;
            }
        }

        return -1;
    }
}
