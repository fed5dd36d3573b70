namespace Phasa.Separation.Conditions;

/// <summary>Whether query and document of an item choose each other.</summary>
internal static class Reciprocity
{
    /// <summary>The share of items whose query has no document as near as its own, and whose document no query, 0..1.</summary>
    public static double Share(SimilarityMatrix similarities)
    {
        var n = similarities.Items;
        var mutual = new bool[n];
        Array.Fill(mutual, true);
        for (var query = 0; query < n; query++)
        {
            var row = similarities.Row(query);
            for (var document = 0; document < n; document++)
            {
                if (query != document)
                {
                    mutual[query] &= row[document] < row[query];
                    mutual[document] &= row[document] < similarities[document, document];
                }
            }
        }

        return (double)mutual.Count(m => m) / n;
    }
}
