using Phasa.Indexes;

namespace Phasa.Tests.Indexes;

public sealed class BitmapTests
{
    [Fact]
    public void Freeze_ThenChanged_KeepsWhatItHeld()
    {
        var bitmap = new Bitmap();
        bitmap.Set(3, true);
        bitmap.Set(700, true);
        var frozen = bitmap.Freeze();

        bitmap.Set(3, false);
        bitmap.Set(4, true);

        Assert.True(frozen.Contains(3));
        Assert.False(frozen.Contains(4));
        Assert.Equal(2, frozen.Count);
        Assert.False(bitmap.Freeze().Contains(3));
        Assert.Equal(2, bitmap.Count);
    }

    [Fact]
    public void Set_Twice_CountsOnce()
    {
        var bitmap = new Bitmap();
        bitmap.Set(64, true);
        bitmap.Set(64, true);
        bitmap.Set(5000, false);
        Assert.Equal(1, bitmap.Count);
        Assert.False(default(FrozenBitmap).Contains(0));
    }

    [Fact]
    public void CountShared_TwoSets_CountsCommonMembers()
    {
        var (a, b) = (new Bitmap(), new Bitmap());
        foreach (var i in new[] { 1, 63, 64, 200 })
        {
            a.Set(i, true);
        }

        foreach (var i in new[] { 1, 64, 9999 })
        {
            b.Set(i, true);
        }

        Assert.Equal(2, a.Freeze().CountShared(b.Freeze()));
        Assert.Equal(0, a.Freeze().CountShared(default));
    }
}
