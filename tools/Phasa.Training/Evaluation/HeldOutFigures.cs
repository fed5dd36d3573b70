namespace Phasa.Training.Evaluation;

/// <summary>The figures of one model on one set.</summary>
/// <param name="Model">The model.</param>
/// <param name="Set">What it was measured on.</param>
/// <param name="Figures">A figure per direction of each pair.</param>
internal sealed record HeldOutFigures(string Model, string Set, IReadOnlyList<RetrievalFigure> Figures);
