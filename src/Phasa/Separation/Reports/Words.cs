namespace Phasa.Separation.Reports;

/// <summary>The words of the report, in plain language. Each can be linked to.</summary>
internal static class Words
{
    /// <summary>The list.</summary>
    public static Html List => $"""
        <dl class="words">
        {Word("item", "Item", $"One meaning, written down as a query and as a document in each language.")}
        {Word("synonym-pair", "Synonym pair", $"{Terms.SynonymPair}")}
        {Word("unrelated-pair", "Unrelated pair", $"{Terms.UnrelatedPair}")}
        {Word("condition", "Condition", $"Queries in one language against documents in one language, under one model. lo → ja: asked in Lao, written in Japanese.")}
        {Word("similarity", "Similarity", $"How near the model places two texts, from −1 to 1.")}
        {Word("noise-baseline", "Noise baseline", $"The mean similarity of unrelated pairs. A right text that is not more similar than this cannot be found.")}
        {Word("discriminability", "Discriminability", $"Mean similarity of synonym pairs less the noise baseline: how far meaning stands out.")}
        {Word("auc", "AUC", $"{Terms.Auc}")}
        {Word("top-of-m", "A20, A100", $"{Terms.TopOf20}")}
        {Word("interval", "95 % interval", $"{Terms.Interval}")}
        {Word("control", "Control", $"{Terms.Control}")}
        {Word("shuffled", "Shuffled AUC", $"The same test with the documents dealt to wrong queries. It must be near 0.5, or the test itself is at fault.")}
        {Word("effect-size", "Effect size d", $"The gap between the two means, measured in the spread of the similarities.")}
        {Word("overlap", "Overlap", $"{Terms.Overlap}")}
        {Word("hubness", "Hubness", $"How unevenly documents turn up among the nearest ten. Above 1, a few documents are near to everything.")}
        {Word("reciprocal", "Reciprocal share", $"The share of items whose query and document are each other's nearest.")}
        {Word("margin-error", "xSIM error", $"The share of queries whose right document does not win when each similarity is compared with those around it.")}
        {Word("centroids", "Centroids apart", $"The distance between the middle of all queries and the middle of all documents: how far two languages lie from each other as a whole.")}
        {Word("language-index", "Language index", $"Knowledge translated into the askers' language and searched there, so that only one language meets itself.")}
        {Word("ndcg", "nDCG@10, MRR, recall@k", $"How well a list of hits serves a query: 1 is the right document first, 0 is not found. Recall@k asks only whether it is among the first k.")}
        {Word("false-accept", "τ false accept", $"The cut above which a query without an answer seldom finds anything: no oftener than the rate beneath it.")}
        {Word("miss", "τ miss", $"The cut below which a right document seldom lies: no oftener than the rate beneath it. Where this is lower than τ false accept, no cutoff satisfies both.")}
        {Word("youden", "Youden's cut", $"The cut with the greatest J: share of right documents kept less share of wrong ones accepted.")}
        {Word("f1", "Best F1", $"The cut that balances wrong hits against missed ones best.")}
        {Word("chance", "Chance of luck", $"How often so large a difference would come about were there none, corrected for the number of comparisons. Below 0.05 it is called a finding.")}
        {Word("space", "Space", $"A model in one revision with its prefixes. Similarities of two spaces are never compared.")}
        </dl>
        """;

    private static Html Word(string id, string word, Html meaning) => $"<div id=\"word-{id}\"><dt>{word}</dt><dd>{meaning}</dd></div>";
}
