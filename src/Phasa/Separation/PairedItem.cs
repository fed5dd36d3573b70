namespace Phasa.Separation;

/// <summary>
/// One item with a figure under each of two models: the sums over its questions, and how many questions there were. An
/// item is what is drawn again as a whole, such as a document with all its questions, because its questions are alike.
/// </summary>
/// <param name="First">The sum of the figure under the first model.</param>
/// <param name="Second">The sum under the second model, over the same questions.</param>
/// <param name="Questions">How many questions; above 0.</param>
public readonly record struct PairedItem(double First, double Second, int Questions = 1);
