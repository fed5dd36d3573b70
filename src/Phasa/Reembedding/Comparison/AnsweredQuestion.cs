namespace Phasa.Reembedding.Comparison;

/// <summary>What became of a question under one model.</summary>
/// <param name="Rank">The best right passage's rank, from 1; a passage that is just as near stands before it.</param>
/// <param name="Right">The cosine of the question and that passage's best row.</param>
/// <param name="Unrelated">The mean cosine with passages of other documents.</param>
internal readonly record struct AnsweredQuestion(int Rank, float Right, double Unrelated);
