namespace Phasa.Answers.Generation;

/// <summary>A sentence as a model wrote it.</summary>
/// <param name="Text">The sentence without its marks.</param>
/// <param name="Marks">The numbers it names, each once, in their order.</param>
/// <param name="BeginsLine">Whether it begins a line.</param>
internal sealed record WrittenSentence(string Text, IReadOnlyList<int> Marks, bool BeginsLine);
